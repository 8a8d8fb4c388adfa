/** Broker, registry and database as children that are started together and again when they die. */
@NullMarked
package cn.huimin.hotline.standalone.part;

import org.jspecify.annotations.NullMarked;
