package cn.huimin.hotline.scoring.scheme;

/**
 * How a clause that can be read two ways is read. Shown beside the item, so that whoever loses
 * points by it can see it.
 *
 * @param clause words of the rules
 * @param taken how they are read
 * @param why why so
 * @param other what another reading would give
 */
public record Reading(String clause, String taken, String why, String other) {}
