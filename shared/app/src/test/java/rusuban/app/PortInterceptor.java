package rusuban.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happens between us and a port, by the name of the method called. */
public interface PortInterceptor {
  PortInterceptor NOTHING = _ -> {};

  /** Before the call; what is thrown here keeps the call from being made. */
  void before(String method);

  /** After the call, whose result is then lost where this throws. */
  default void after(String method, @Nullable Object result) {}

  /** A process that dies in the middle of its work. */
  final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Dies before the next call of this method, once. */
  static PortInterceptor crashBefore(String name) {
    return once(
        name,
        () -> {
          throw new Crash();
        });
  }

  /** Does this before the next call of this method, once. */
  static PortInterceptor once(String name, Runnable work) {
    var left = new AtomicBoolean(true);
    return method -> {
      if (method.equals(name) && left.getAndSet(false)) work.run();
    };
  }

  /** Dies after the next call of this method, once. */
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

  /** The port with that between. */
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
