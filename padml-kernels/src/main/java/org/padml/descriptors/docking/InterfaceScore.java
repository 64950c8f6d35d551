package org.padml.descriptors.docking;

/**
 * The measures of one interface of a native structure.
 *
 * @param nativeFirst chain of the native structure
 * @param nativeSecond the other
 * @param modelFirst chain of the model that stands for the first
 * @param modelSecond chain of the model that stands for the second
 */
public record InterfaceScore(
    String nativeFirst,
    String nativeSecond,
    String modelFirst,
    String modelSecond,
    double dockq,
    double irmsdNm,
    double lrmsdNm,
    double fnat,
    double fnonnat,
    double f1,
    int clashes) {}
