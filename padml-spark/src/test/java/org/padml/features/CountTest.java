package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountTest {
  @Test
  void oneTakesNoS() {
    assertEquals("0 frames", Count.of(0, "frame"));
    assertEquals("1 binding mode", Count.of(1, "binding mode"));
    assertEquals("2 atoms", Count.of(2, "atom"));
    assertEquals("1,096 frames", Count.of(1096, "frame"));
  }
}
