package org.padml.manifest;

import java.util.Map;
import org.padml.descriptors.energy.EnergyModel;
import org.padml.descriptors.energy.EnergyWords;

/** The {@code energy} key of a manifest. */
final class EnergyKeys {
  private EnergyKeys() {}

  /**
   * The model that a manifest asks for; what it leaves out is as by default.
   *
   * @throws ManifestException if a key is unknown or a value cannot be used
   */
  static EnergyModel read(YamlMap root) {
    if (!root.has("energy")) {
      return EnergyModel.DEFAULT;
    }
    Map<String, String> words = root.map("energy").textMap();
    try {
      return EnergyWords.parse(words);
    } catch (IllegalArgumentException e) {
      throw root.error("energy", String.valueOf(e.getMessage()).replaceFirst("^energy: ", ""));
    }
  }
}
