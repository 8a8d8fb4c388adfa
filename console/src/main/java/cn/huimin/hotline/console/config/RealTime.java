package cn.huimin.hotline.console.config;

import java.time.InstantSource;

/**
 * Real time, for what must not follow a made-up clock: the life of tokens (DESIGN §1).
 *
 * @param source where it comes from
 */
public record RealTime(InstantSource source) {}
