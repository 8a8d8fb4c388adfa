/** Child processes that report when they are ready and never outlive the JVM that started them. */
@NullMarked
package cn.huimin.hotline.embedded.process;

import org.jspecify.annotations.NullMarked;
