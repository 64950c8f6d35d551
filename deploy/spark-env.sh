# Sourced by the scripts beside it, with `root` set: finds Java and Spark, building with ./padml what is missing.
# Sets: java, jar, options_of_spark, SPARK_HOME and what Spark's processes need to know.
# shellcheck shell=bash disable=SC2034,SC2154
"$root/padml" --version >/dev/null
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=$(command -v java); fi
jar=$root/padml-spark/target/padml.jar
options_of_spark=$root/padml-spark/target/launcher/spark.options
export SPARK_HOME=${SPARK_HOME:-$root/padml-spark/target/spark}
export SPARK_SCALA_VERSION=2.13 # without it, workers look for Spark's own build tree
