/** A real broker, schema registry and database that a JVM can start, keep and stop. */
@NullMarked
package cn.huimin.hotline.embedded;

import org.jspecify.annotations.NullMarked;
