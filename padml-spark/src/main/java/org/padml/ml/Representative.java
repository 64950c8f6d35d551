package org.padml.ml;

/**
 * The stored frame that stands for a binding mode: the one nearest to its centre.
 *
 * @param interfaceName the partner pair, {@code "H:L"}
 * @param mode from 1, the most populated first
 * @param frame index over the joined parts of the replica
 * @param path the file that holds it
 * @param frameInFile its index in that file
 */
public record Representative(
    String system,
    String replica,
    String interfaceName,
    int mode,
    long frame,
    String path,
    long frameInFile,
    double timePs) {}
