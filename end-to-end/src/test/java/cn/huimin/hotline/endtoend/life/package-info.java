/** Cases followed through the house over HTTP. */
@NullMarked
package cn.huimin.hotline.endtoend.life;

import org.jspecify.annotations.NullMarked;
