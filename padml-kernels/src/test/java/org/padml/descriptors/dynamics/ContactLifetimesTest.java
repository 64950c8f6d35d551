package org.padml.descriptors.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.dynamics.ContactLifetimes.Lifetime;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.stats.RunCounts;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;

class ContactLifetimesTest {
  private static final int WINDOW = 5;
  private static final int FRAMES = 100;

  /** A hydrogen bond of cpptraj's table, by atom. */
  private record Bond(int acceptor, int donor, int hydrogen) {
    boolean isPresent(FrameBuffer f) {
      double[] d = between(f, donor, acceptor);
      double[] toDonor = between(f, hydrogen, donor);
      double[] toAcceptor = between(f, hydrogen, acceptor);
      double cosine =
          (toDonor[0] * toAcceptor[0] + toDonor[1] * toAcceptor[1] + toDonor[2] * toAcceptor[2])
              / (toDonor[3] * toAcceptor[3]);
      return d[3] < 0.3 && cosine < Math.cos(Math.toRadians(135));
    }

    private static double[] between(FrameBuffer f, int a, int b) {
      double x = f.x()[b] - f.x()[a];
      double y = f.y()[b] - f.y()[a];
      double z = f.z()[b] - f.z()[a];
      return new double[] {x, y, z, Math.sqrt(x * x + y * y + z * z)};
    }
  }

  private static int atom(Topology topology, int residue, String name) {
    for (int a = topology.residueStart(residue); a < topology.residueStart(residue + 1); a++) {
      if (topology.atomName(a).equals(name)) {
        return a;
      }
    }
    throw new AssertionError("no " + name + " in residue " + residue);
  }

  private static List<String> lines(String what) throws IOException {
    return Files.readAllLines(
        SharedData.require("reference-values/cpptraj/Test_Lifetime/" + what + ".life.5.gnu.save"),
        StandardCharsets.UTF_8);
  }

  /** Value per window and bond, both counted from 0. */
  private static double[][] cpptraj(String what, int bonds) throws IOException {
    double[][] out = new double[FRAMES / WINDOW][bonds];
    int n = 0;
    for (String line : lines(what)) {
      String[] f = line.strip().split("\\s+");
      // the last row and column only close the map
      if (f.length == 3 && f[0].matches("[0-9.]+")) {
        int window = ((int) Double.parseDouble(f[0]) - 1) / WINDOW;
        int bond = (int) Double.parseDouble(f[1]) - 1;
        if (window < out.length && bond < bonds) {
          out[window][bond] = Double.parseDouble(f[2]);
          n++;
        }
      }
    }
    assertEquals(bonds * FRAMES / WINDOW, n, what);
    return out;
  }

  @Test
  void hydrogenBondsLastAsLongAsCpptrajSays() throws IOException {
    MdComplex md =
        new MdComplex(
            "trajectories/netcdf/cpptraj_DPDP.parm7", "trajectories/netcdf/cpptraj_DPDP.nc");
    List<Bond> bonds = new ArrayList<>();
    Pattern name = Pattern.compile("\"\\w+_(\\d+)@(\\w+)-\\w+_(\\d+)@(\\w+)-(\\w+)\"");
    for (MatchResult m : name.matcher(lines("max").get(2)).results().toList()) {
      int donor = Integer.parseInt(m.group(3)) - 1;
      bonds.add(
          new Bond(
              atom(md.topology(), Integer.parseInt(m.group(1)) - 1, m.group(2)),
              atom(md.topology(), donor, m.group(4)),
              atom(md.topology(), donor, m.group(5))));
    }
    assertEquals(19, bonds.size());
    List<ContactLifetimes> windows = new ArrayList<>();
    int frames =
        md.forEachFrame(
            (frame, buffer) -> {
              if (frame % WINDOW == 0) {
                windows.add(new ContactLifetimes(0));
              }
              for (int b = 0; b < bonds.size(); b++) {
                if (bonds.get(b).isPresent(buffer)) {
                  windows.get(frame / WINDOW).present(b, frame);
                }
              }
            });
    assertEquals(FRAMES, frames);
    double[][] longest = cpptraj("max", bonds.size());
    double[][] average = cpptraj("avg", bonds.size());
    for (int w = 0; w < windows.size(); w++) {
      Map<Long, Lifetime> found = windows.get(w).lifetimes((w + 1L) * WINDOW, 1);
      // cpptraj takes the end of a window for the end of the run: no run is censored
      Map<Long, Lifetime> ended = windows.get(w).lifetimes((w + 1L) * WINDOW + 1, 1);
      for (long b = 0; b < bonds.size(); b++) {
        Lifetime one = found.get(b);
        assertEquals(longest[w][(int) b], one == null ? 0 : one.longestPs(), w + " " + b);
        // printed to three decimals
        assertEquals(
            average[w][(int) b], one == null ? 0 : ended.get(b).meanPs(), 0.51e-3, w + " " + b);
      }
    }
  }

  @Test
  void lifetimesOfAPairAreThoseOfItsRuns() {
    ContactLifetimes contacts = new ContactLifetimes(1);
    for (int frame : new int[] {0, 1, 3, 8, 9, 14, 18, 19}) {
      contacts.present(42, frame);
    }
    // one frame of absence does not end a run: 4, 2, 1, and 2 going on
    Lifetime l = contacts.lifetimes(20, 10).get(42L);
    assertEquals(3, l.nEvents());
    assertEquals(1, l.nCensored());
    assertEquals(40, l.longestPs());
    // survival 3/4 from 1 frame, 1/2 from 2, then 0 at 4: 1 + 3/4 + 1/2 * 2
    assertEquals(27.5, l.meanPs(), 1e-12);
    assertEquals(20.0, l.medianPs());
    assertNull(stillThere().medianPs());
  }

  private static Lifetime stillThere() {
    ContactLifetimes contacts = new ContactLifetimes(0);
    contacts.present(1, 0);
    contacts.present(1, 1);
    return contacts.lifetimes(2, 1).get(1L);
  }

  @Test
  void anyCutGivesTheSameLifetimes() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int gap = random.nextInt(3);
      int frames = 1 + random.nextInt(80);
      ContactLifetimes whole = new ContactLifetimes(gap);
      List<ContactLifetimes> parts = new ArrayList<>(List.of(new ContactLifetimes(gap)));
      boolean[] on = new boolean[4];
      for (int f = 0; f < frames; f++) {
        if (random.nextInt(5) == 0) {
          parts.add(new ContactLifetimes(gap));
        }
        for (int pair = 0; pair < on.length; pair++) {
          on[pair] ^= random.nextInt(4) == 0;
          if (on[pair]) {
            whole.present(pair, f);
            parts.get(parts.size() - 1).present(pair, f);
          }
        }
      }
      while (parts.size() > 1) {
        int k = random.nextInt(parts.size() - 1);
        parts.get(k).merge(parts.remove(k + 1));
      }
      assertEquals(
          new TreeMap<>(whole.lifetimes(frames, 0.3)),
          new TreeMap<>(parts.get(0).lifetimes(frames, 0.3)),
          "seed " + seed);
      assertArrayEquals(
          whole.runs(frames).survivalOfOrigins(20),
          parts.get(0).runs(frames).survivalOfOrigins(20));
    }
  }

  @Test
  void lifetimesOfAMarkovContactComeBack() {
    double stay = 0.9;
    RunCounts runs = new RunCounts();
    for (int replica = 0; replica < 40; replica++) {
      Random random = new Random(replica);
      ContactLifetimes contacts = new ContactLifetimes(0);
      boolean on = random.nextBoolean();
      for (int f = 0; f < 500; f++) {
        on = on ? random.nextDouble() < stay : random.nextDouble() > stay;
        if (on) {
          contacts.present(0, f);
        }
      }
      runs.merge(contacts.runs(500));
    }
    double[] s = runs.survivalOfOrigins(20);
    // some thousand runs: a decay per frame known to 0.1 / sqrt(1000), times 5
    for (int k = 1; k <= 20; k++) {
      assertEquals(Math.pow(stay, k), s[k], 5 * k * Math.pow(stay, k - 1) * 0.1 / Math.sqrt(1000));
      assertTrue(s[k] <= s[k - 1]);
    }
  }
}
