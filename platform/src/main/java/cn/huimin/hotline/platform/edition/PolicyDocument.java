package cn.huimin.hotline.platform.edition;

import java.time.Instant;

/**
 * A policy as data: calendar, limits, rules, scheme.
 *
 * @param name name of the policy, for example "sla"
 * @param version version of the document
 * @param effectiveFrom when it takes effect
 * @param body the document, JSON
 */
public record PolicyDocument(String name, String version, Instant effectiveFrom, String body) {}
