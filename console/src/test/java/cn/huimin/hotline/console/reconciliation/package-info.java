/** Tests of the reconciliation. */
@NullMarked
package cn.huimin.hotline.console.reconciliation;

import org.jspecify.annotations.NullMarked;
