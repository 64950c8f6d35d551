package org.padml.forcefield;

import java.util.ArrayList;
import java.util.List;
import org.padml.formats.FormatException;
import org.padml.formats.prmtop.PrmtopNonbonded;
import org.padml.formats.prmtop.PrmtopNonbonded.Pairs14;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/** Parameters of an Amber topology. */
final class PrmtopParameters {
  private PrmtopParameters() {}

  /** For the atoms of a topology that is not necessarily the file's own. */
  static NonbondedParameters of(PrmtopNonbonded file, String path, Topology topology)
      throws FormatException {
    List<String> notes = new ArrayList<>(file.notes());
    notes.addAll(AtomMatch.require(topology, file.topology(), path));
    double[] charge = Charges.of(file.topology());
    notes.addAll(Charges.notes(file.topology(), charge));
    int[] type = file.type();
    int nTypes = file.typeNames().size();
    PairExceptions pairs = new PairExceptions(charge, type, nTypes, file.c6(), file.c12());
    for (int k = 0; k < file.excludedFirst().length; k++) {
      pairs.exclude(file.excludedFirst()[k], file.excludedSecond()[k]);
    }
    Pairs14 ends = file.pairs14();
    for (int k = 0; k < ends.first().length; k++) {
      int i = ends.first()[k];
      int j = ends.second()[k];
      int types = type[i] * nTypes + type[j];
      double scale = ends.ljScale()[k];
      pairs.add(
          i,
          j,
          charge[i] * charge[j] * ends.chargeScale()[k],
          file.c6Of14()[types] * scale,
          file.c12Of14()[types] * scale);
    }
    return new NonbondedParameters(
        path,
        charge,
        type,
        file.typeNames(),
        file.c6(),
        file.c12(),
        pairs.build(),
        file.radius(),
        file.screen(),
        notes);
  }
}
