/** Creates topics and registers schemas before any service starts. */
@NullMarked
package cn.huimin.hotline.schemas.provision;

import org.jspecify.annotations.NullMarked;
