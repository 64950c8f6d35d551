package org.padml.cli;

/** What a run of the program tells the shell. */
enum ExitCode {
  DONE(0),
  OUR_FAULT(1),
  WRONG_USE(2),
  BAD_INPUT(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
