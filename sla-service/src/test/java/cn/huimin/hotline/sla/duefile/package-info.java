/** Tests of the package of the same name. */
@NullMarked
package cn.huimin.hotline.sla.duefile;

import org.jspecify.annotations.NullMarked;
