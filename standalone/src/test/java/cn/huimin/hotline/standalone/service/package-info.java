/** Tests of how services run beside each other. */
@NullMarked
package cn.huimin.hotline.standalone.service;

import org.jspecify.annotations.NullMarked;
