#!/bin/sh
# Made pairs.tpr and printed the energies that TprParametersTest compares, with GROMACS 2022.5
# (mixed precision). A neutral chain of nine atoms with pairs of all three kinds, a pair of kind 1
# beyond the exclusions, an atom with a second state, a virtual site and restrained atoms, and two
# partly frozen ions, all within the cutoff: the constant of the reaction field then adds up to
# nothing.
set -e
cd "$(mktemp -d)"
cat > pairs.top <<'TOP'
[ defaults ]
1 2 yes 0.7 0.6
[ atomtypes ]
CA 6 12.011 0 A 0.34 0.45
CB 6 12.011 0 A 0.31 0.30
HA 1  1.008 0 A 0.24 0.07
MW 0  0.0   0 D 0.0  0.0
NA 11 22.99 0 A 0.33 0.01
CL 17 35.45 0 A 0.44 0.42
[ nonbond_params ]
CA CL 1 0.36 0.2
[ pairtypes ]
CA CB 1 0.29 0.2
[ moleculetype ]
chain_chain_C 3
[ atoms ]
1 CA  7A GLY C1 1  0.31 12.011
2 CA  7A GLY C2 1 -0.22 12.011
3 CB  7A GLY C3 1  0.14 12.011
4 CB  7B GLY C4 1 -0.35 12.011 CA -0.25 12.011
5 CA  8  ALA C5 1  0.12 12.011
6 CA  8  ALA C6 1 -0.41 12.011
7 HA  8  ALA H7 1  0.25  1.008
8 CB  9  SER C8 1  0.36 12.011
9 MW  9  SER M9 1 -0.20  0.0
[ bonds ]
1 2 1 0.15 2e5
2 3 1 0.15 2e5
3 4 1 0.15 2e5
4 5 1 0.15 2e5
5 6 1 0.15 2e5
6 7 1 0.10 2e5
6 8 1 0.15 2e5
[ virtual_sites2 ]
9 6 8 1 0.4
[ pairs ]
1 4 1
2 5 1
3 6 2 0.9 0.14 -0.41 0.3 0.25
4 7 1 0.28 0.11
1 8 1 0.30 0.33
[ pairs_nb ]
4 8 1 -0.3 0.32 0.33 0.12
[ position_restraints ]
1 1 1000 1000 1000
3 1 500 500 0
[ exclusions ]
1 7
[ moleculetype ]
NA 1
[ atoms ]
1 NA 1 NA NA 1 1.0 22.99
[ moleculetype ]
CL 1
[ atoms ]
1 CL 1 CL CL 1 -1.0 35.45
[ system ]
pairs of every kind
[ molecules ]
chain_chain_C 1
NA 1
CL 1
TOP
cat > pairs.gro <<'GRO'
pairs
11
    7GLY     C1    1   2.000   2.000   2.000
    7GLY     C2    2   2.150   2.010   2.000
    7GLY     C3    3   2.210   2.150   2.020
    7GLY     C4    4   2.360   2.170   2.050
    8ALA     C5    5   2.430   2.300   2.010
    8ALA     C6    6   2.580   2.310   2.070
    8ALA     H7    7   2.600   2.270   2.170
    9SER     C8    8   2.650   2.450   2.050
    9SER     M9    9   2.608   2.366   2.062
   10NA      NA   10   2.200   2.500   1.700
   11CL      CL   11   2.500   1.900   2.400
   6.00000   6.00000   6.00000
GRO
cat > pairs.mdp <<'MDP'
nsteps = 0
coulombtype = cut-off
rcoulomb = 1.8
rvdw = 1.8
vdw-modifier = none
coulomb-modifier = none
free-energy = yes
init-lambda = 0
gen-vel = no
tcoupl = v-rescale
tc-grps = chain ions
tau-t = 1 1
ref-t = 300 300
freezegrps = ions
freezedim = Y Y N
user1-grps = chain
continuation = yes
MDP
printf '[ chain ]\n1 2 3 4 5 6 7 8 9\n[ ions ]\n10 11\n[ System ]\n1 2 3 4 5 6 7 8 9 10 11\n' > pairs.ndx
gmx -quiet grompp -f pairs.mdp -c pairs.gro -r pairs.gro -n pairs.ndx -p pairs.top -o pairs.tpr -maxwarn 9
gmx -quiet mdrun -s pairs.tpr -nt 1 -e pairs.edr
echo "LJ-14 Coulomb-14 LJ-(SR) Coulomb-(SR)" | tr ' ' '\n' | gmx -quiet energy -f pairs.edr -dp -xvg none -o e.xvg
cat e.xvg
pwd
