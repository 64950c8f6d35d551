package org.padml.testing;

import java.nio.file.Path;
import java.util.List;

/**
 * What must be found in a file of {@code trajectories/malformed}.
 *
 * @param name file name
 * @param topology of the atom count, relative to the shared data; empty where the file knows it
 * @param opened whether it can be opened at all
 * @param atoms atoms a frame; -1 when it cannot be opened
 * @param frames frames that can be read
 * @param problem part of a problem that must be told; empty when there is none
 * @param badFrames indices of the frames that cannot be read
 */
public record MalformedFile(
    String name,
    String topology,
    boolean opened,
    int atoms,
    int frames,
    String problem,
    List<Integer> badFrames) {

  /** Files in formats that this version reads. */
  public static final List<MalformedFile> ALL =
      List.of(
          trajectory(
              "derived_xtc_cut_mid_frame.xtc",
              22,
              250,
              "frame 250: byte 36144: header: expected 92 bytes, found 72 before the end",
              250),
          trajectory(
              "derived_xtc_cut_in_header.xtc",
              22,
              250,
              "frame 250: byte 36144: header: expected 92 bytes, found 10 before the end",
              250),
          trajectory(
              "derived_xtc_bad_magic_frame.xtc",
              22,
              500,
              "frame 250: byte 36144: magic number: expected 1995 or 2023, found -559038737",
              250),
          trajectory(
              "derived_xtc_natoms_changes.xtc",
              22,
              500,
              "frame 3: byte 440: number of atoms: expected 22, found 23",
              3),
          refused("derived_xtc_empty.xtc", ": file: expected data, found 0 bytes"),
          trajectory(
              "derived_trr_cut_mid_frame.trr",
              297,
              99,
              "frame 99: byte 364716: frame: expected 3684 bytes, found 2684 before the end",
              99),
          trajectory(
              "derived_dcd_cut_mid_frame.dcd",
              401,
              39,
              "frame 39: byte 188880: frame: expected 4836 bytes, found 4336 before the end",
              39),
          trajectory(
              "derived_dcd_nset_zero.dcd",
              401,
              40,
              "number of frames: expected 0 as the header says, found 40 by file size"),
          trajectory(
              "derived_dcd_nset_too_large.dcd",
              401,
              40,
              "number of frames: expected 4000 as the header says, found 40 by file size"),
          trajectory(
              "derived_dcd_nan_coordinate.dcd",
              401,
              39,
              "frame 39: byte 188880: coordinate x of read atom 350: expected a finite number,"
                  + " found NaN",
              39),
          refused("mda_empty.dcd", ": file: expected data, found 0 bytes"),
          trajectory(
              "derived_nc_truncated.nc",
              332,
              59,
              "frame 59: byte 235928: frame: expected 3988 bytes, found 3733 before the end",
              59),
          trajectory(
              "derived_pdb_models_differ_in_atoms.pdb",
              596,
              2,
              "frame 1: byte 48397: model: expected 596 atoms, found 591",
              1),
          trajectory(
              "derived_pdb_overflow_coordinates.pdb",
              596,
              2,
              "frame 0: byte 816: line 12: coordinate x, columns 31-38: expected a number, found"
                  + " '********'",
              0),
          new MalformedFile(
              "cpptraj_broken.tz2.crd",
              "trajectories/malformed/cpptraj_tz2.parm7",
              true,
              223,
              100,
              "frame 100: byte 541981: frame: expected 5419 bytes, found 5346 before the end",
              List.of(100)),
          new MalformedFile(
              "derived_mdcrd_truncated.gz",
              "trajectories/mdcrd/mda_ache.prmtop",
              true,
              252,
              7,
              "frame 7: byte 44113: frame: expected more lines, found the end of what can be"
                  + " decompressed",
              List.of(7)),
          refused(
              "chem_truncated.gro", "frame 0: byte 24991: line 558: atom 556 of 1405: expected"),
          refused(
              "derived_gro_atom_count_too_large.gro",
              "frame 0: byte 63241: line 1408: atom 1406 of 9999: expected residue, name"),
          refused("mda_empty_atom.gro", "frame 0: byte 45: line 3: atom 1 of 1: expected residue"),
          refused(
              "mda_missing_atomname.gro",
              "frame 0: byte 53: line 3: atom 1 of 1: expected residue"),
          trajectory("mda_test_incomplete_vel.gro", 5, 1, ""),
          trajectory(
              "parmed_model_error1.cif",
              22,
              1,
              "frame 2: byte 5031: line 75: atom_site: model 3: expected 22 atoms, found 23",
              1,
              2),
          trajectory(
              "parmed_model_error2.cif",
              23,
              2,
              "frame 1: byte 2897: line 53: atom_site: model 2: expected 23 atoms, found 22",
              1),
          trajectory("mda_incomplete.pdb", 3, 2, ""),
          trajectory(
              "mda_conect_error.pdb",
              9,
              1,
              "conect: 3 pairs skipped, a serial belongs to no atom or to several"),
          trajectory(
              "mda_CONECT2TER.pdb",
              3,
              1,
              "conect: 1 pairs skipped, a serial belongs to no atom or to several"),
          trajectory(
              "mda_SINGLECONECT.pdb",
              3,
              1,
              "conect: 1 records skipped, they name no pair of serials"),
          trajectory(
              "haddock3_broken.pdb",
              179,
              1,
              "alternate locations: 10 atoms of 2 residues are not used"),
          trajectory("haddock3_corrected.pdb", 159, 1, ""),
          trajectory("mdciao_file_no_bonds.pdb", 149, 1, ""),
          topology("cpptraj_tz2.parm7", 223),
          topology("mda_ace_mbondi3.negative.parm7", 6),
          topology("parmed_bad_nrexcl.top", 22),
          refused("mda_ace_mbondi3.error1.parm7", "line 1: header: expected %VERSION"),
          refused("mda_ace_mbondi3.error2.parm7", "flag POINTERS: expected one, found none"),
          refused("mda_ace_mbondi3.error3.parm7", "flag ATOM_NAME: expected 6 values, found 7"),
          refused(
              "mda_ache_chainid.error5.prmtop.bz2",
              "flag RESIDUE_CHAINID: expected 38 values, found 37"),
          refused(
              "mda_adk_notop_BAD.psf",
              "line 3335: atom 3328 of 3341: expected a line, found the end"),
          refused("mda_bad_top.top", "line 2: #include: expected a file gromos53a6.ff/forcefield"),
          refused(
              "mda_no_endif_spc.itp", "line 7: #ifndef HEAVY_H: expected #endif, found the end"),
          refused("parmed_duplicated_topol.top", "#include: expected a file amber99sb.ff/"),
          refused("parmed_missing_atomtype.top", "#include: expected a file amber99sb.ff/"));

  /** Formats that this version does not read: said so, whatever is wrong in the file. */
  public static final List<String> NOT_READ =
      List.of(
          "chem_atom-duplicated-id.lammpstrj",
          "chem_atom-no-item.lammpstrj",
          "chem_atom-too-many-fields.lammpstrj",
          "chem_bad-atom-line.sdf",
          "chem_box-not-item.lammpstrj",
          "chem_box-not-numbers.lammpstrj",
          "chem_extended-bad.xyz",
          "chem_helium-bad.xyz",
          "chem_items-after-atoms.lammpstrj",
          "chem_timestep-item-name.lammpstrj",
          "chem_timestep-no-item.lammpstrj",
          "mda_BrokenMolecule.mol2",
          "mda_bad_num_col.xvg",
          "mda_cu_malformed.h5md",
          "mdciao_two_empty_files.zip");

  private static MalformedFile trajectory(
      String name, int atoms, int frames, String problem, Integer... bad) {
    return new MalformedFile(name, "", true, atoms, frames, problem, List.of(bad));
  }

  private static MalformedFile topology(String name, int atoms) {
    return new MalformedFile(name, "", true, atoms, 0, "", List.of());
  }

  private static MalformedFile refused(String name, String problem) {
    return new MalformedFile(name, "", false, -1, 0, problem, List.of());
  }

  /** Where it is. */
  public Path file() {
    return file(name);
  }

  /** A file of the folder. */
  public static Path file(String name) {
    return SharedData.require("trajectories/malformed/" + name);
  }

  @Override
  public String toString() {
    return name;
  }
}
