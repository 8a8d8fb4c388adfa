/**
 * Re-scoring: the whole log under a scheme, into a shadow ledger, and what differs from the ledger.
 */
@NullMarked
package cn.huimin.hotline.scoring.replay;

import org.jspecify.annotations.NullMarked;
