package org.padml.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.kinetics.AssociationKinetics;
import org.padml.descriptors.kinetics.AssociationKinetics.Partners;
import org.padml.descriptors.kinetics.Estimate;
import org.padml.descriptors.kinetics.Kinetics;
import org.padml.descriptors.kinetics.ReplicaCounts;
import org.padml.units.Units;

/** Rows of {@code kinetics}: rates of each system and interface from all of its replicas. */
final class KineticsTable {
  static final String NAME = "kinetics";

  /** Level of the intervals. */
  static final double LEVEL = 0.95;

  /** Share of the time that may be missing from replicas before it is worth a word. */
  private static final double UNSEEN = 0.05;

  /** Seed of simulated p-values and of resampling. */
  static final long SEED = 20260101;

  private KineticsTable() {}

  /** Rows sorted by system and interface; the order in which shares come does not matter. */
  static List<Row> rows(List<EventTable.Share> shares, Function<ReplicaKey, Partners> partnersOf) {
    Map<String, List<EventTable.Share>> groups = new TreeMap<>();
    for (EventTable.Share s : shares) {
      groups
          .computeIfAbsent(s.key().system() + '\n' + s.key().pair(), k -> new ArrayList<>())
          .add(s);
    }
    List<Row> rows = new ArrayList<>();
    for (List<EventTable.Share> group : groups.values()) {
      group.sort(Comparator.comparing(s -> s.key().replica()));
      rows.add(row(group, partnersOf.apply(group.get(0).key())));
    }
    return rows;
  }

  private static Row row(List<EventTable.Share> group, Partners partners) {
    Kinetics all = estimate(group, EventTable.Share::everyFrame, partners);
    Kinetics everyOther = estimate(group, EventTable.Share::everyOther, partners);
    ReplicaKey key = group.get(0).key();
    List<@Nullable Object> row = new ArrayList<>(List.of(key.system(), key.pair()));
    add(row, all.koffPerNs());
    add(row, all.konPerNsMolar());
    add(row, all.kdMolar());
    row.add(all.kdByCountingMolar());
    row.add(all.nAssociations());
    row.add(all.nDissociations());
    row.add(all.boundPs() / Units.PS_PER_NS);
    row.add(all.unboundPs() / Units.PS_PER_NS);
    row.add((long) group.size());
    row.add(all.boxVolumeNm3());
    row.add(partners.name().toLowerCase(Locale.ROOT));
    row.add(Kinetics.relativeChange(all.koffPerNs(), everyOther.koffPerNs()));
    row.add(Kinetics.relativeChange(all.konPerNsMolar(), everyOther.konPerNsMolar()));
    row.add(dispersion(all.dissociationDispersionP(), all.nDissociations(), group.size()));
    row.add(dispersion(all.associationDispersionP(), all.nAssociations(), group.size()));
    row.add(Values.orNull(all.boundExponentialP()));
    row.add(Values.orNull(all.unboundExponentialP()));
    row.add(flags(all, group));
    return RowFactory.create(row.toArray());
  }

  /** One replica, or no event, tells nothing of how replicas differ. */
  private static @Nullable Double dispersion(double p, long events, int replicas) {
    return events == 0 || replicas < 2 ? null : Values.orNull(p);
  }

  private static Kinetics estimate(
      List<EventTable.Share> group,
      Function<EventTable.Share, ReplicaCounts> counts,
      Partners partners) {
    return AssociationKinetics.estimate(group.stream().map(counts).toList(), partners, LEVEL, SEED);
  }

  private static void add(List<@Nullable Object> row, Estimate e) {
    row.addAll(Arrays.asList(e.value(), e.low(), e.high()));
  }

  private static String flags(Kinetics k, List<EventTable.Share> group) {
    TreeSet<String> out = new TreeSet<>();
    double unseen = 0;
    for (EventTable.Share s : group) {
      unseen += s.unseenPs();
    }
    if (unseen > UNSEEN * (k.boundPs() + k.unboundPs())) {
      out.add("frames-missing");
    }
    k.flags().forEach(f -> out.add(f.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    for (Estimate e : List.of(k.koffPerNs(), k.konPerNsMolar(), k.kdMolar())) {
      if (!e.reason().isEmpty()) {
        out.add(e.reason());
      }
    }
    return String.join(", ", out);
  }
}
