package cn.huimin.hotline.architecture.seed;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives every jqwik property of a module that has this one on its test class path a fixed seed, so
 * that the same sources are always green or always red. jqwik finds it by itself.
 *
 * <p>Whoever looks for more lets it draw freely and more often: {@code
 * -Dhotline.properties.seed=free -Dhotline.properties.times=20}. A seed that a property names
 * stays.
 */
public final class SeededProperties implements AroundPropertyHook {

  /** A number, or {@code free} for another one each time. */
  private static final String SEED = System.getProperty("hotline.properties.seed", "2026");

  /** How many times the tries of each property, 1 or more. */
  private static final int TIMES = Integer.getInteger("hotline.properties.times", 1);

  /** What jqwik tries where a property does not say. */
  private static final int TRIES = 1_000;

  private static final String FREE = "free";

  /** Whether properties draw freely, so that no two runs are the same. */
  static boolean drawFreely() {
    return SEED.equals(FREE);
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyAttributes attributes = context.attributes();
    if (attributes.seed().isEmpty() && !drawFreely()) {
      attributes.setSeed(SEED);
    }
    if (TIMES > 1) {
      attributes.setTries(Math.multiplyExact(attributes.tries().orElse(TRIES), TIMES));
    }
    return property.execute();
  }

  /** Outside of everything else, since the others may look at what is set here. */
  @Override
  public int aroundPropertyProximity() {
    return -100;
  }
}
