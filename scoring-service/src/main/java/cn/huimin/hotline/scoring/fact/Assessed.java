package cn.huimin.hotline.scoring.fact;

/**
 * An assessed unit: a town office for itself and its schools, or a 市直 school (DOMAIN §7.1).
 *
 * @param unitId id
 * @param name its name when the case came to it
 */
public record Assessed(String unitId, String name) {}
