package org.padml.pbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * Undoes what periodic boundaries do to a complex: makes the molecules of every partner whole,
 * brings the molecules of one partner together, then the partners.
 *
 * <p>Which image of a partner belongs to the complex: the one with most contacts between heavy
 * atoms, then with the smallest distance between them; not the one whose centre is nearest, which
 * is wrong for partners longer than half the box. More than two partners: the cluster grows from
 * the first, closest contact first. Partners that share a molecule move together. The molecule with
 * the lowest atom of the first partner's largest molecule keeps its place. In a tie the image whose
 * centre is nearest wins; the choice depends neither on the images that the frame came with nor on
 * the order of atoms.
 *
 * <p>What came out is checked: bonds, the size of the complex against the sizes of its molecules as
 * they came (see {@link SizeCheck}), and that nothing was left apart that touches at an image.
 *
 * <p>Shape: frames of the topology's atoms, nm; the partners' molecules move, in place, nothing
 * else does. Frames without box: nothing moves, bonds are checked. Periodic: any box shape;
 * molecules up to about twice the box. Allocates nothing per frame.
 */
public final class Imaging {
  /** Small molecules of a partner (water, ions) are placed against the large ones only. */
  private static final int SMALL = 8;

  private final MakeWhole whole;
  private final SizeCheck size;
  private final List<Partner> groups = new ArrayList<>();
  private final Assembly complex;
  private final MinimumImage image = new MinimumImage();
  private final LatticeWindow window = new LatticeWindow();
  private final List<String> notes = new ArrayList<>();
  private final int[] partnerAtoms;

  /** Partners joined by shared molecules: one body, assembled from its molecules. */
  private record Partner(Body body, List<Body> molecules, Assembly large, List<Body> small) {}

  /**
   * Prepares for a topology.
   *
   * @param contactCutoffNm below this distance heavy atoms are in contact
   * @throws IllegalArgumentException if there is no partner, or an empty one, or the cutoff is not
   *     positive
   */
  public Imaging(Topology topology, List<AtomSet> partners, double contactCutoffNm) {
    if (partners.isEmpty() || partners.stream().anyMatch(AtomSet::isEmpty)) {
      throw new IllegalArgumentException("imaging: partners: expected at least one atom in each");
    }
    if (!(contactCutoffNm > 0)) {
      throw new IllegalArgumentException(
          "imaging: contact cutoff: expected > 0 nm, found " + contactCutoffNm);
    }
    whole = new MakeWhole(topology, partners);
    size = new SizeCheck(whole.forest(), topology.nAtoms());
    if (whole.isGuessed()) {
      notes.add(
          "no bonds in the topology: partners are made whole residue by residue along their chains");
    }
    int[] group = groupOfPartner(partners);
    List<Body> bodies = new ArrayList<>();
    for (int g = 0; g < partners.size(); g++) {
      if (group[g] == g) {
        Partner partner = partner(topology, partners, group, g, contactCutoffNm);
        groups.add(partner);
        bodies.add(partner.body());
      } else {
        notes.add(
            "partners "
                + (group[g] + 1)
                + " and "
                + (g + 1)
                + " share a molecule: they move as one");
      }
    }
    complex = new Assembly(bodies, contactCutoffNm);
    partnerAtoms = partners.stream().reduce(AtomSet.of(), AtomSet::union).toArray();
  }

  /** For each partner the first partner that it is joined to by shared molecules. */
  private int[] groupOfPartner(List<AtomSet> partners) {
    int[] group = IntStream.range(0, partners.size()).toArray();
    int[] owner = new int[whole.nMolecules()];
    Arrays.fill(owner, -1);
    for (int p = 0; p < group.length; p++) {
      for (int a : partners.get(p).toArray()) {
        int m = whole.moleculeOf(a);
        if (owner[m] >= 0 && group[owner[m]] != group[p]) {
          int low = Math.min(group[owner[m]], group[p]);
          int high = Math.max(group[owner[m]], group[p]);
          for (int k = 0; k < group.length; k++) {
            group[k] = group[k] == high ? low : group[k];
          }
        }
        owner[m] = p;
      }
    }
    return group;
  }

  private Partner partner(
      Topology topology, List<AtomSet> partners, int[] group, int g, double cutoff) {
    AtomSet atoms = AtomSet.of();
    for (int p = 0; p < group.length; p++) {
      atoms = group[p] == g ? atoms.union(partners.get(p)) : atoms;
    }
    AtomSet inside = atoms;
    int[] numbers =
        Arrays.stream(atoms.toArray()).map(whole::moleculeOf).distinct().sorted().toArray();
    List<Body> molecules = new ArrayList<>();
    for (int m : numbers) {
      int[] all = whole.molecule(m);
      int[] own = Arrays.stream(all).filter(inside::contains).sorted().toArray();
      molecules.add(new Body(all, contactAtoms(topology, own)));
    }
    molecules.sort((p, q) -> Integer.compare(q.tree.size(), p.tree.size()));
    List<Body> large = molecules.stream().filter(b -> b.tree.size() > SMALL).toList();
    List<Body> first = large.isEmpty() ? molecules : large;
    List<Body> rest =
        large.isEmpty() ? List.of() : molecules.subList(large.size(), molecules.size());
    int[] everything =
        Arrays.stream(numbers).mapToObj(whole::molecule).flatMapToInt(Arrays::stream).toArray();
    Body body = new Body(everything, contactAtoms(topology, atoms.toArray()));
    return new Partner(body, molecules, new Assembly(first, cutoff), List.copyOf(rest));
  }

  /** The heavy atoms, or all when there is none. */
  private static int[] contactAtoms(Topology topology, int[] atoms) {
    int[] heavy = Arrays.stream(atoms).filter(topology::isHeavy).toArray();
    return heavy.length > 0 ? heavy : atoms;
  }

  /** What was assumed, one sentence each; known after construction. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Moves the partners of a frame into one complex and says how that came out. */
  public ImagingResult apply(FrameBuffer frame) {
    image.setBox(frame.box());
    if (image.isPeriodic()) {
      size.measure(frame, image);
    }
    whole.apply(frame);
    int mask = 0;
    mask |= whole.nBrokenBonds() > 0 ? ImagingResult.bit(ImagingFlag.BROKEN_BOND) : 0;
    mask |= whole.nBondsAcrossBox() > 0 ? ImagingResult.bit(ImagingFlag.BOND_ACROSS_BOX) : 0;
    if (!isFinite(frame)) {
      return ImagingResult.ofMask(mask | ImagingResult.bit(ImagingFlag.NOT_FINITE));
    }
    if (!image.isPeriodic()) {
      return ImagingResult.ofMask(mask);
    }
    window.set(image);
    boolean apart = false;
    for (Partner partner : groups) {
      apart |= !bringTogether(partner, frame);
    }
    complex.apply(frame, image, window);
    mask |= complex.twoTouch() ? ImagingResult.bit(ImagingFlag.TWO_IMAGES_TOUCH) : 0;
    if (complex.touchesOwnImage(window)) {
      mask |= ImagingResult.bit(ImagingFlag.TOUCHES_OWN_IMAGE);
      apart |= complex.leftApart(window);
    }
    mask |= apart ? ImagingResult.bit(ImagingFlag.LEFT_APART) : 0;
    mask |= size.agrees(frame) ? 0 : ImagingResult.bit(ImagingFlag.SIZE_CHANGED);
    return ImagingResult.ofMask(mask);
  }

  /** Whether every large molecule of the partner came to lie at one that it touches anywhere. */
  private boolean bringTogether(Partner partner, FrameBuffer frame) {
    boolean together = true;
    if (partner.molecules().size() > 1) {
      for (Body molecule : partner.molecules()) {
        molecule.refresh(frame);
      }
      partner.large().apply(frame, image, window);
      together = !partner.large().leftApart(window);
      for (Body molecule : partner.small()) {
        partner.large().attach(molecule, frame, image, window);
      }
    }
    partner.body().refresh(frame);
    return together;
  }

  /** Zero times a number that is not finite is not zero. */
  private boolean isFinite(FrameBuffer frame) {
    float[] x = frame.x();
    float[] y = frame.y();
    float[] z = frame.z();
    float sum = 0;
    for (int a : partnerAtoms) {
      sum += 0 * x[a] + 0 * y[a] + 0 * z[a];
    }
    return sum == 0;
  }
}
