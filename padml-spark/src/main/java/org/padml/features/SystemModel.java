package org.padml.features;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.energy.EnergyModel;
import org.padml.model.AtomSet;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;

/**
 * Everything a task must know of one system, resolved to atom indices. Indices refer to {@code
 * topology}, which holds only the atoms that are read.
 *
 * @param id system id
 * @param fileAtoms number of atoms in topology and trajectory files
 * @param atomsRead which of them are read, in file numbering
 * @param topology the atoms read, with bonds
 * @param partnerNames names in order
 * @param partners atoms of each partner
 * @param interfaces pairs of partner numbers
 * @param hotspots hot-spot atoms; empty without hot spots
 * @param hasHotspots whether hot spots were given
 * @param solventNames names of the run's solvents in column order
 * @param solvents atoms of each solvent; null where this system does not name it
 * @param waters atoms of all waters read, empty where none are
 * @param reference coordinates of a reference structure for the atoms read, or null
 * @param parameters charges and Lennard-Jones parameters of the atoms read, or null where no file
 *     can have any: then those built in are tried
 * @param noParameters why those of the topology cannot be used, which rules out others than its
 *     own; empty otherwise
 * @param energy how energies are summed
 * @param membrane the membrane in words; empty without one
 * @param files every file opened for this system that is no trajectory, with its purpose
 * @param notes what was assumed or left out, for the run record
 */
public record SystemModel(
    String id,
    int fileAtoms,
    AtomSet atomsRead,
    Topology topology,
    List<String> partnerNames,
    List<AtomSet> partners,
    List<int[]> interfaces,
    AtomSet hotspots,
    boolean hasHotspots,
    List<String> solventNames,
    List<@Nullable AtomSet> solvents,
    AtomSet waters,
    @Nullable ReferenceFrame reference,
    @Nullable NonbondedParameters parameters,
    String noParameters,
    EnergyModel energy,
    String membrane,
    Map<String, String> files,
    List<String> notes)
    implements Serializable {

  /** Name of an interface, such as {@code H:L}. */
  public String interfaceName(int[] pair) {
    return partnerNames.get(pair[0]) + ":" + partnerNames.get(pair[1]);
  }
}
