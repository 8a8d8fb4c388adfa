package cn.huimin.hotline.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Calls and method references, as predicates over what a class touches. */
final class BannedCalls {

  private static final String NEW = "<init>";
  private static final Set<String> ANSWERS_FROM_ARGUMENTS =
      Set.of("java.time.Clock", "java.time.InstantSource");

  private BannedCalls() {}

  /** Reads of the clock of this machine, of chance, and of random ids. */
  static DescribedPredicate<JavaAccess<?>> clockAndChance() {
    return where(
        "reads the clock of this machine, or draws by chance",
        target ->
            switch (target.getOwner().getName()) {
              case "java.time.Instant",
                  "java.time.LocalDate",
                  "java.time.LocalTime",
                  "java.time.LocalDateTime",
                  "java.time.OffsetDateTime",
                  "java.time.ZonedDateTime",
                  "java.time.Year",
                  "java.time.YearMonth" ->
                  target.getName().equals("now") && !takesItsTime(target);
              case "java.lang.System" -> target.getName().equals("currentTimeMillis");
              case "java.time.Clock" -> target.getName().startsWith("system");
              case "java.time.InstantSource" -> target.getName().equals("system");
              case "java.util.Random" -> target.getName().equals(NEW) && takesNothing(target);
              case "java.util.Date" -> target.getName().equals(NEW) && takesNothing(target);
              case "java.util.UUID" -> target.getName().equals("randomUUID");
              case "java.lang.Math" -> target.getName().equals("random");
              case "java.util.concurrent.ThreadLocalRandom" -> target.getName().equals("current");
              default -> false;
            });
  }

  /** Waiting for time to pass. */
  static DescribedPredicate<JavaAccess<?>> sleep() {
    return where(
        "sleeps",
        target ->
            target.getName().equals("sleep")
                && List.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                    .contains(target.getOwner().getName()));
  }

  private static boolean takesNothing(CodeUnitAccessTarget target) {
    return target.getRawParameterTypes().isEmpty();
  }

  private static boolean takesItsTime(CodeUnitAccessTarget target) {
    return target.getRawParameterTypes().stream()
        .map(JavaClass::getName)
        .anyMatch(ANSWERS_FROM_ARGUMENTS::contains);
  }

  private static DescribedPredicate<JavaAccess<?>> where(
      String description, Predicate<CodeUnitAccessTarget> banned) {
    return DescribedPredicate.describe(
        description,
        access -> access.getTarget() instanceof CodeUnitAccessTarget target && banned.test(target));
  }
}
