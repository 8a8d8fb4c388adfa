package cn.huimin.hotline.bench;

import cn.huimin.hotline.architecture.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> shouldKeepTheRulesOfTheHouse() {
    return HouseRules.ofThisModule().tests();
  }
}
