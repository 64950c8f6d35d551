package org.padml.descriptors.kinetics;

import java.io.Serializable;

/**
 * One replica's events and times in both states.
 *
 * @param boundPs time bound, in which dissociations could happen; cut off stretches included
 * @param unboundPs time not bound, in which associations could happen; likewise
 * @param boundDwellsPs lengths of the bound stretches of which both ends were seen
 * @param unboundDwellsPs likewise of the unbound ones
 * @param spacingPs mean time between frames; 0 for fewer than two
 * @param unboundFrames frames not bound
 * @param unboundVolumeNm3 sum of the box volumes of those; NaN if one has none
 */
public record ReplicaCounts(
    long nAssociations,
    long nDissociations,
    double boundPs,
    double unboundPs,
    double[] boundDwellsPs,
    double[] unboundDwellsPs,
    double spacingPs,
    long unboundFrames,
    double unboundVolumeNm3)
    implements Serializable {}
