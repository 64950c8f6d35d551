"""Sums with weights that change from term to term, so that no exchange of atoms or pairs goes unseen.

Charges (e), the square root of C6 and the fourth root of C12 of the pairs (i, i + 1 + i mod 17), and
the same of exceptions with their products of charges; excluded pairs count in the number of
exceptions and in the sum of their atoms.
"""
COLUMNS = ["atoms", "charge", "c6", "c12", "exceptions", "atoms_of_exceptions",
           "charge_of_exceptions", "c6_of_exceptions", "c12_of_exceptions"]


def weight(k):
    return 1 + k % 13


def fingerprint(charges, pair, exceptions):
    """pair(i, j) gives C6 and C12; exceptions are (i, j, product of charges, C6, C12)."""
    n = len(charges)
    sums = [0.0] * 3
    for i in range(n):
        sums[0] += weight(i) * charges[i]
        c6, c12 = pair(i, (i + 1 + i % 17) % n)
        sums[1] += weight(i) * c6 ** 0.5
        sums[2] += weight(i) * c12 ** 0.25
    rows = sorted((min(i, j), max(i, j), *rest) for i, j, *rest in exceptions)
    excepted = [0.0] * 4
    for k, (i, j, qq, c6, c12) in enumerate(rows):
        excepted[0] += weight(k) * (i + 2 * j)
        excepted[1] += weight(k) * qq
        excepted[2] += weight(k) * c6 ** 0.5
        excepted[3] += weight(k) * c12 ** 0.25
    return [n] + ["%.10g" % s for s in sums] + [len(rows)] + ["%.10g" % s for s in excepted]


def of_openmm(system, pair=None):
    """Of a system's NonbondedForce; pairs by Lorentz and Berthelot unless told otherwise."""
    import openmm
    from openmm import unit

    force = next(f for f in system.getForces() if isinstance(f, openmm.NonbondedForce))
    atoms = [[x.value_in_unit_system(unit.md_unit_system) for x in force.getParticleParameters(i)]
             for i in range(force.getNumParticles())]

    def combined(i, j):
        s6 = ((atoms[i][1] + atoms[j][1]) / 2) ** 6
        eps = (atoms[i][2] * atoms[j][2]) ** 0.5
        return 4 * eps * s6, 4 * eps * s6 * s6

    rows = []
    for k in range(force.getNumExceptions()):
        i, j, qq, sigma, eps = force.getExceptionParameters(k)
        s6 = sigma.value_in_unit(unit.nanometer) ** 6
        eps = eps.value_in_unit(unit.kilojoule_per_mole)
        rows.append((i, j, qq.value_in_unit(unit.elementary_charge ** 2),
                     4 * eps * s6, 4 * eps * s6 * s6))
    return fingerprint([a[0] for a in atoms], pair or combined, rows)
