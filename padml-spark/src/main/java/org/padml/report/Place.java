package org.padml.report;

/** What a figure is of: an interface of a system. */
record Place(String system, String interfaceName) {
  String title() {
    return system + " · " + interfaceName;
  }
}
