package cn.huimin.hotline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> shouldKeepTheRulesOfTheHouse() {
    return HouseRules.ofThisModule()
        .except(
            Rule.NOBODY_SLEEPS,
            "cn.huimin.hotline.architecture.fixture.sleeping.Sleeps",
            "the fixture that proves the rule")
        .tests();
  }

  @Test
  void shouldMakeATestOfEveryRule() {
    List<String> names =
        HouseRules.ofThisModule()
            .plain("..architecture..")
            .tests()
            .map(DynamicTest::getDisplayName)
            .toList();
    assertThat(names)
        .contains("TIME_IS_AN_ARGUMENT", "PACKAGES_ARE_DESCRIBED", "PLAIN ..architecture..")
        .hasSize(Rule.values().length + 2);
  }
}
