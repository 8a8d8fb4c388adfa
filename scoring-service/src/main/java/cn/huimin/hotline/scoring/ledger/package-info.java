/** The ledger's two stages (DOMAIN §7.3): a case's lines, and the fold of a unit's lines. */
@NullMarked
package cn.huimin.hotline.scoring.ledger;

import org.jspecify.annotations.NullMarked;
