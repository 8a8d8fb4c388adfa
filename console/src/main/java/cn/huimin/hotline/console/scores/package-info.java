/** Reading scorecards and the ledger behind them. */
@NullMarked
package cn.huimin.hotline.console.scores;

import org.jspecify.annotations.NullMarked;
