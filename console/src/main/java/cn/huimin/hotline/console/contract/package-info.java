/** The contract as it is served. */
@NullMarked
package cn.huimin.hotline.console.contract;

import org.jspecify.annotations.NullMarked;
