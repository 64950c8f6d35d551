package org.padml.formats.netcdf;

import java.io.IOException;
import java.util.List;
import org.padml.formats.FormatException;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;
import org.padml.io.SeekableSource;

/**
 * Amber NetCDF trajectories and restarts in the classic container. Native units: Å, degree, ps.
 *
 * @see <a href="https://ambermd.org/netcdf/nctraj.xhtml">AMBER NetCDF trajectory convention</a>
 * @see <a href="https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html">
 *     NetCDF classic file format</a>
 */
public final class NetcdfFormat implements TrajectoryFormat {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final List<String> EXTENSIONS =
      List.of(".nc", ".ncdf", ".ncrst", ".netcdf", ".nctraj");

  @Override
  public String name() {
    return "netcdf";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    if (head.length >= 4 && head[0] == 'C' && head[1] == 'D' && head[2] == 'F') {
      return head[3] == 1 || head[3] == 2 || head[3] == 5 ? 2 : 0;
    }
    return EXTENSIONS.stream().anyMatch(fileName::endsWith) ? 1 : 0;
  }

  @Override
  public Trajectory open(SeekableSource source, int topologyAtoms) throws IOException {
    byte[] head = new byte[HDF5.length];
    int n = source.readUpTo(0, head, 0, head.length);
    if (n == head.length && java.util.Arrays.equals(head, HDF5)) {
      throw new FormatException(
          FormatException.Kind.NOT_RECOGNISED,
          source.path(),
          -1,
          0,
          "netcdf: expected the classic container (CDF-1, CDF-2 or CDF-5), found NetCDF-4, which is"
              + " HDF5");
    }
    if (n < 4 || recognise(head, "") != 2) {
      throw new FormatException(
          FormatException.Kind.NOT_RECOGNISED,
          source.path(),
          -1,
          0,
          "netcdf: expected a file that starts with CDF and 1, 2 or 5, found other bytes");
    }
    return new AmberTrajectory(source, CdfHeader.read(source));
  }
}
