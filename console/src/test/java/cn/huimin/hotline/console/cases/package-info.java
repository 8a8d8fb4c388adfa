/** Tests of the package of the same name. */
@NullMarked
package cn.huimin.hotline.console.cases;

import org.jspecify.annotations.NullMarked;
