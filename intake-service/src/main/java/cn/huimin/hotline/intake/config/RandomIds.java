package cn.huimin.hotline.intake.config;

/** Ids that need be nothing but different. Not a {@code Supplier}: those become bindings. */
@FunctionalInterface
public interface RandomIds {

  /** The next id. */
  String next();
}
