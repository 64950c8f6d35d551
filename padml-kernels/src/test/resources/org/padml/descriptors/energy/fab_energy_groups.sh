#!/bin/bash
# Energies between the chains of own/fab by GROMACS 2022.5 (Debian 12), frames 0, 50 and 100.
# Command, in shared/data/own/fab: bash fab_energy_groups.sh > fab_energy_groups.tsv
set -e
here=$PWD; work=$(mktemp -d)
zcat fab.top.gz > $work/fab.top; cd $work
printf 'chain H\nchain L\nq\n' | gmx make_ndx -f $here/fab.pdb -o i.ndx > log 2>&1
sed -i 's/chH/H/; s/chL/L/' i.ndx
common='integrator = md\nnsteps = 0\nnstlist = 1\nrlist = 1.2\nverlet-buffer-tolerance = -1
rcoulomb = 1.2\nrvdw = 1.2\nDispCorr = no\nnstenergy = 1\nenergygrps = H L'
plain='coulombtype = Cut-off\ncoulomb-modifier = None\nvdw-modifier = None'
rf='coulombtype = Reaction-Field\nepsilon-rf = 0\nvdw-modifier = Potential-shift'
fsw='coulombtype = Reaction-Field\nepsilon-rf = 78.5\nvdw-modifier = Force-switch\nrvdw-switch = 0.9'
printf 'run\tframe\tcoulomb_kj_mol\tlj_kj_mol\n'
for run in plain rf fsw; do
  printf "$common\n${!run}\n" > $run.mdp
  gmx grompp -f $run.mdp -c $here/fab.pdb -p fab.top -n i.ndx -o $run.tpr -maxwarn 5 >> log 2>&1
  gmx mdrun -s $run.tpr -rerun $here/fab.xtc -deffnm $run -ntmpi 1 -ntomp 1 -nb cpu >> log 2>&1
  printf 'Coul-SR:H-L\nLJ-SR:H-L\n\n' | gmx energy -f $run.edr -o $run.xvg -dp >> log 2>&1
  grep -v '^[#@]' $run.xvg | awk -v r=$run 'NR%50==1 {printf "%s\t%d\t%s\t%s\n", r, NR-1, $2, $3}'
done
