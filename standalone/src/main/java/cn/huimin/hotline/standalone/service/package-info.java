/** The services' application contexts, all in this JVM. */
@NullMarked
package cn.huimin.hotline.standalone.service;

import org.jspecify.annotations.NullMarked;
