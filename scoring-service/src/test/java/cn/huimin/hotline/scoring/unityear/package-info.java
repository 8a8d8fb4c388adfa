/** Tests of the package of the same name. */
@NullMarked
package cn.huimin.hotline.scoring.unityear;

import org.jspecify.annotations.NullMarked;
