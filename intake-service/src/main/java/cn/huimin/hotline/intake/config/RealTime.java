package cn.huimin.hotline.intake.config;

import java.time.Clock;

/**
 * The machine's time, whatever the clock of the cases shows: tokens and signatures run by it
 * (DESIGN §1, made-up time). Not a {@link Clock} itself, so that nobody takes it for the other.
 *
 * @param clock the machine's clock
 */
public record RealTime(Clock clock) {}
