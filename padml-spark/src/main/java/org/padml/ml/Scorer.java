package org.padml.ml;

import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PredictionModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.feature.StandardScalerModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * A learnt pipeline applied to one row at a time on the driver: permuting columns hundreds of times
 * would otherwise be hundreds of Spark jobs. Gives what {@code transform} gives.
 */
final class Scorer {
  private final double[] mean;
  private final double[] scale;
  private final Transformer learner;

  Scorer(PipelineModel model) {
    StandardScalerModel scaler = (StandardScalerModel) model.stages()[1];
    this.mean = scaler.mean().toArray();
    this.scale = scaler.std().toArray();
    for (int c = 0; c < scale.length; c++) {
      scale[c] = scale[c] == 0 ? 0 : 1 / scale[c];
    }
    this.learner = model.stages()[2];
  }

  Transformer learner() {
    return learner;
  }

  /** Probability of the positive class, or the predicted value. */
  @SuppressWarnings("unchecked")
  double score(double[] row) {
    double[] standard = new double[row.length];
    for (int c = 0; c < row.length; c++) {
      standard[c] = (row[c] - mean[c]) * scale[c];
    }
    Vector v = Vectors.dense(standard);
    if (learner instanceof ProbabilisticClassificationModel<?, ?> classifier) {
      return ((ProbabilisticClassificationModel<Vector, ?>) classifier)
          .predictProbability(v)
          .apply(1);
    }
    return ((PredictionModel<Vector, ?>) learner).predict(v);
  }
}
