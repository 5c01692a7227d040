package rusuban.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Code around each call of a port, which gets the name of the method. */
public interface PortInterceptor {
  PortInterceptor NOTHING = _ -> {};

  /** Runs before the call. An exception prevents the call. */
  void before(String method);

  /** Runs after the call. An exception hides the result of the call. */
  default void after(String method, @Nullable Object result) {}

  /** A process that dies in the middle of its work. */
  final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Returns an interceptor that crashes before the next call of this method, once. */
  static PortInterceptor crashBefore(String name) {
    return once(
        name,
        () -> {
          throw new Crash();
        });
  }

  /** Returns an interceptor that does this work before the next call of this method, once. */
  static PortInterceptor once(String name, Runnable work) {
    var left = new AtomicBoolean(true);
    return method -> {
      if (method.equals(name) && left.getAndSet(false)) work.run();
    };
  }

  /** Returns an interceptor that crashes after the next call of this method, once. */
  static PortInterceptor crashAfter(String name) {
    var left = new AtomicBoolean(true);
    return new PortInterceptor() {
      @Override
      public void before(String method) {}

      @Override
      public void after(String method, @Nullable Object result) {
        if (method.equals(name) && left.getAndSet(false)) throw new Crash();
      }
    };
  }

  /** Returns the port with the current interceptor around each call. */
  static <T> T put(Class<T> port, T target, Supplier<PortInterceptor> between) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              var now = between.get();
              now.before(method.getName());
              try {
                var result = method.invoke(target, arguments);
                now.after(method.getName(), result);
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
