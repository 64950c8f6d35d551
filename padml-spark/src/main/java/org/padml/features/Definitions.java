package org.padml.features;

import java.io.Serializable;
import java.util.Set;
import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.saltbridges.ChargedGroup;
import org.padml.descriptors.solvent.SolventShell;
import org.padml.descriptors.surface.SasaKernel;

/**
 * Criteria of descriptors that a run may choose; all of them are recorded with it.
 *
 * @param contactCutoffNm heavy atoms nearer than this are in contact
 * @param sasaPoints test points a sphere
 * @param probeNm radius of the probe that rolls over the surface
 * @param solventCutoffNm heavy atoms of a solvent nearer than this to a hot spot count
 * @param saltBridgeAlso groups that make salt bridges beside charged side chains
 */
public record Definitions(
    double contactCutoffNm,
    int sasaPoints,
    double probeNm,
    double solventCutoffNm,
    Set<ChargedGroup> saltBridgeAlso)
    implements Serializable {

  /** The published definitions. */
  public static Definitions defaults() {
    return new Definitions(
        InterfaceContacts.DEFAULT_CUTOFF_NM,
        SasaKernel.DEFAULT_POINTS,
        SasaKernel.WATER_PROBE_NM,
        SolventShell.DISTANCE_NM,
        Set.of());
  }

  /** The same with another number of test points. */
  public Definitions withSasaPoints(int points) {
    return new Definitions(contactCutoffNm, points, probeNm, solventCutoffNm, saltBridgeAlso);
  }
}
