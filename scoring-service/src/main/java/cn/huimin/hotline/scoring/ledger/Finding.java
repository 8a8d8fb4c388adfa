package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.scheme.Fraction;

/**
 * What a measure found in a case for one assessed unit.
 *
 * @param unit assessed unit
 * @param handlingUnitId unit that held the case
 * @param amount how much of it: 1, or 0 with the reason why not
 * @param reason stable code
 * @param eventId event behind it
 * @param provisional may still change by itself
 */
record Finding(
    Assessed unit,
    String handlingUnitId,
    Fraction amount,
    String reason,
    String eventId,
    boolean provisional) {}
