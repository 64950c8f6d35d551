package org.padml.features;

import java.io.Serializable;

/**
 * One frame along the first principal components of its unit.
 *
 * @param unit number of the unit in the {@link MotionPlan}
 * @param frame number of the frame in the replica
 * @param timePs its time
 * @param principalNm its place along each component
 */
record ProjectedFrame(int unit, long frame, double timePs, double[] principalNm)
    implements Serializable {}
