/**
 * The command line: one class per verb, each reading its options, calling one room and printing the
 * answer. The only package that prints or sets an exit code.
 */
package org.padml.cli;
