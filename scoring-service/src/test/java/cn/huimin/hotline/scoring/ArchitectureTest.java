package cn.huimin.hotline.scoring;

import cn.huimin.hotline.architecture.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> shouldKeepTheRulesOfTheHouse() {
    return HouseRules.ofThisModule()
        .plain("..scoring.fact..", "..scoring.ledger..", "..scoring.scheme..")
        .tests();
  }
}
