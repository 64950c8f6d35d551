#!/usr/bin/env bash
# spark-submit for padml.jar.
#
#   deploy/submit.sh VERB [OPTIONS]
#   deploy/submit.sh SPARK-SUBMIT-OPTIONS -- VERB [OPTIONS]
#
#   deploy/submit.sh --master spark://host:7077 --executor-memory 4g -- describe archive.yaml --out hdfs:///padml/run1
#
# SPARK_HOME names a Spark 4.1 distribution; without it, the Spark that ./padml runs with is used.
set -euo pipefail

root=$(dirname "$(cd -P "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)")
# shellcheck source=deploy/spark-env.sh
. "$root/deploy/spark-env.sh"

spark_options=()
case ${1:-} in
  -h | --help | -V | --version) ;; # ours, not spark-submit's
  -*)
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
      spark_options+=("$1")
      shift
    done
    if [ $# -eq 0 ]; then
      echo "submit: expected -- between the options of spark-submit and VERB, found none" >&2
      exit 2
    fi
    shift
    ;;
esac
arguments=(${spark_options[@]+"${spark_options[@]}"} --class org.padml.cli.Padml "$jar" "$@")

if [ -x "$SPARK_HOME/bin/spark-submit" ]; then
  exec "$SPARK_HOME/bin/spark-submit" "${arguments[@]}"
fi

export SPARK_CONF_DIR=${SPARK_CONF_DIR:-$root/deploy/conf}
# As spark-class does: Spark's launcher knows the options of the driver (--driver-memory, spark-defaults.conf, ...)
# and prints the command, each word ended by NUL, after a line that holds NUL alone.
case " ${spark_options[*]-} $* " in
  *spark://127.0.0.1:*) export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1} ;;
esac
command=()
while IFS= read -r -d '' word; do
  command+=("$word")
done < <("$java" -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main \
  org.apache.spark.deploy.SparkSubmit "${arguments[@]}")
if [ ${#command[@]} -lt 2 ]; then
  echo "submit: expected a command from Spark's launcher, found none: is there a Spark in $SPARK_HOME?" >&2
  exit 1
fi
command[1]=${command[1]#$'\n'}
exec "${command[@]:1}"
