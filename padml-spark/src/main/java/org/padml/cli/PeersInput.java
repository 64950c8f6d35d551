package org.padml.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.complex.EnergyKernels;
import org.padml.features.SystemModel;
import org.padml.forcefield.GbRadii;
import org.padml.forcefield.GbScreening;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.FrameBuffer;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/**
 * Writes the first interface of a system for the peers: atoms of partner A, then of B, with the
 * parameters and coordinates that our kernels took. Units: nm, e, kJ/mol.
 */
final class PeersInput {
  private final SystemModel model;
  private final Topology topology;
  private final int[] pair;
  private final int[] atoms;

  /** Place of an atom of the topology among {@link #atoms}; -1 for others. */
  private final int[] place;

  PeersInput(SystemModel model) {
    this.model = model;
    topology = model.topology();
    pair = model.interfaces().get(0);
    atoms =
        Arrays.stream(pair)
            .flatMap(p -> Arrays.stream(model.partners().get(p).toArray()))
            .filter(k -> !topology.isExcludedAlternate(k))
            .toArray();
    place = new int[topology.nAtoms()];
    Arrays.fill(place, -1);
    for (int k = 0; k < atoms.length; k++) {
      place[atoms[k]] = k;
    }
  }

  /** Numbers of a partner's atoms in the files, counted from 0, one a line. */
  void writeIndices(Path file, int side) throws IOException {
    AtomSet partner = model.partners().get(pair[side]);
    Files.writeString(
        file,
        Arrays.stream(partner.toArray())
            .mapToObj(k -> String.valueOf(model.atomsRead().get(k)))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  /** Coordinates as little-endian floats [frames][atoms][3]. */
  void writeFrames(Path file, List<FrameBuffer> frames) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(atoms.length, 3 * Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (FrameBuffer f : frames) {
        bytes.clear();
        for (int k : atoms) {
          bytes.putFloat(f.x()[k]).putFloat(f.y()[k]).putFloat(f.z()[k]);
        }
        bytes.flip();
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
    }
  }

  /** Elements, bonds and, where there are any, parameters, as JSON. */
  void writeComplex(Path file, @Nullable NonbondedParameters parameters) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    AtomSet a = model.partners().get(pair[0]);
    root.put("n_a", Arrays.stream(atoms).filter(a::contains).count());
    ArrayNode elements = root.putArray("elements");
    for (int k : atoms) {
      elements.add(Elements.symbol(topology.atomicNumber(k)));
    }
    int[] all = IntStream.range(0, topology.nBonds()).toArray();
    putPairs(
        root.putArray("bonds"),
        Arrays.stream(all).map(topology::bondFirst).toArray(),
        Arrays.stream(all).map(topology::bondSecond).toArray());
    if (parameters != null) {
      put(root, parameters);
    }
    mapper.writeValue(file.toFile(), root);
  }

  private void put(ObjectNode root, NonbondedParameters parameters) {
    root.put("cutoff", EnergyKernels.CUTOFF_NM);
    root.put("n_types", parameters.nTypes());
    putAll(root.putArray("c6"), parameters.c6());
    putAll(root.putArray("c12"), parameters.c12());
    ArrayNode types = root.putArray("types");
    for (int k : atoms) {
      types.add(parameters.ljType()[k]);
    }
    putOfAtoms(root.putArray("charges"), parameters.charge());
    putOfAtoms(root.putArray("gb_radii"), GbRadii.FROM_TOPOLOGY.of(topology, parameters));
    putOfAtoms(root.putArray("gb_screens"), GbScreening.HCT_OBC.of(topology, parameters));
    putPairs(
        root.putArray("exclusions"),
        parameters.exceptions().first(),
        parameters.exceptions().second());
  }

  private void putPairs(ArrayNode array, int[] first, int[] second) {
    for (int k = 0; k < first.length; k++) {
      if (place[first[k]] >= 0 && place[second[k]] >= 0) {
        array.addArray().add(place[first[k]]).add(place[second[k]]);
      }
    }
  }

  private void putOfAtoms(ArrayNode array, double[] ofTopology) {
    putAll(array, Arrays.stream(atoms).mapToDouble(k -> ofTopology[k]).toArray());
  }

  private static void putAll(ArrayNode array, double[] values) {
    for (double v : values) {
      array.add(v);
    }
  }
}
