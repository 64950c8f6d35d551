package org.padml.features;

import java.io.Serializable;

/**
 * Positions of a unit's alpha carbons in one frame.
 *
 * @param unit number of the unit in the {@link MotionPlan}
 * @param frame number of the frame in the replica
 * @param timePs its time
 * @param positions see {@link PositionRecord}
 */
record MotionFrame(int unit, long frame, double timePs, byte[] positions) implements Serializable {}
